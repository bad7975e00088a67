export namespace coaching {
	
	export enum Better {
	    Down = "down",
	    Neither = "",
	    Up = "up",
	}
	export enum ContentKind {
	    Article = "article",
	    Document = "document",
	    Link = "link",
	    Video = "video",
	}
	export enum EvidenceKind {
	    Entry = "entry",
	    File = "file",
	    Link = "link",
	}
	export enum FileKind {
	    Audio = "audio",
	    Image = "image",
	    Markdown = "markdown",
	    Other = "other",
	    PDF = "pdf",
	    Table = "table",
	    Text = "text",
	    Video = "video",
	}
	export enum FileState {
	    Missing = "missing",
	    Placeholder = "placeholder",
	    Present = "present",
	    Removed = "removed",
	    Unreadable = "unreadable",
	}
	export enum GoalState {
	    Dropped = "dropped",
	    Open = "open",
	    Reached = "reached",
	}
	export enum Happening {
	    Action = "action",
	    Evidence = "evidence",
	    Feedback = "feedback",
	    Goal = "goal",
	    Kudos = "kudos",
	    Reached = "reached",
	    Review = "review",
	    Session = "session",
	    Signed = "signed",
	}
	export enum ItemKind {
	    Content = "content",
	    Evidence = "evidence",
	    Feedback = "feedback",
	    File = "file",
	    Metric = "metric",
	    Review = "review",
	}
	export enum Purpose {
	    Agenda = "agenda",
	    Recap = "recap",
	    Update = "update",
	}
	export enum Reason {
	    Effort = "effort",
	    Expertise = "expertise",
	    Success = "success",
	    Value = "value",
	}
	export enum Relation {
	    Manager = "manager",
	    Me = "me",
	    Reportee = "reportee",
	}
	export enum State {
	    Ended = "ended",
	    Live = "live",
	    Planned = "planned",
	}
	export enum Tone {
	    Improvement = "improvement",
	    None = "",
	    Positive = "positive",
	}
	export enum Via {
	    File = "file",
	    Mail = "mail",
	    Pack = "pack",
	}
	export interface Acknowledgement {
	    authorId: string;
	    ackedAt: number;
	    comment: string;
	}
	export interface ActionFilter {
	    personId: string;
	    assigneeId: string;
	    categoryId: string;
	    done: boolean;
	    doneSince: number;
	    start: number;
	}
	export interface Person {
	    id: string;
	    name: string;
	    email: string;
	    roleTitle: string;
	    relation: Relation;
	    cadenceDays: number;
	    picture: string;
	    sample: boolean;
	    archived: boolean;
	    createdAt: number;
	}
	export interface StoredFile {
	    id: string;
	    name: string;
	    path: string;
	    kind: FileKind;
	    mime: string;
	    size: number;
	    modifiedAt: number;
	    state: FileState;
	    version: string;
	    authorId: string;
	    createdAt: number;
	}
	export interface Opens {
	    title: string;
	    url: string;
	    file?: StoredFile;
	    personId: string;
	    awaits: string;
	}
	export interface ActionItem {
	    id: string;
	    personId: string;
	    goalId: string;
	    sessionId: string;
	    assigneeId: string;
	    authorId: string;
	    categoryId: string;
	    text: string;
	    dueOn: string;
	    doneAt: number;
	    doneBy: string;
	    contentId: string;
	    evidenceId: string;
	    opens?: Opens;
	    createdAt: number;
	}
	export interface ActionInList {
	    action: ActionItem;
	    person: Person;
	    goalTitle: string;
	    category: string;
	}
	export interface ActionInput {
	    personId: string;
	    assigneeId: string;
	    text: string;
	    dueOn: string;
	    categoryId: string;
	    goalId: string;
	    sessionId: string;
	    contentId: string;
	    evidenceId: string;
	}
	
	export interface ActionPage {
	    actions: ActionInList[];
	    more: boolean;
	}
	export interface ActionsInSession {
	    open: ActionInList[];
	    completed: ActionInList[];
	    since: number;
	}
	export interface Category {
	    id: string;
	    name: string;
	    archived: boolean;
	    uses: number;
	}
	export interface Content {
	    id: string;
	    kind: ContentKind;
	    title: string;
	    url: string;
	    file?: StoredFile;
	    awaits: string;
	    description: string;
	    tags: string[];
	    authorId: string;
	    createdAt: number;
	}
	export interface ContentFilter {
	    text: string;
	    kind: ContentKind;
	    tag: string;
	    start: number;
	}
	export interface ContentInput {
	    kind: ContentKind;
	    title: string;
	    url: string;
	    description: string;
	    tags: string[];
	}
	export interface ContentPage {
	    contents: Content[];
	    more: boolean;
	}
	export interface Criterion {
	    name: string;
	    score: string;
	    max: string;
	}
	export interface EarlierSession {
	    id: string;
	    title: string;
	    at: number;
	    noteCount: number;
	}
	export interface EvidenceFilter {
	    personId: string;
	    text: string;
	    tag: string;
	    goalId: string;
	    from: string;
	    until: string;
	    start: number;
	}
	export interface EvidenceGoal {
	    id: string;
	    title: string;
	}
	export interface EvidenceInput {
	    personId: string;
	    kind: EvidenceKind;
	    title: string;
	    url: string;
	    body: string;
	    on: string;
	    tags: string[];
	    goalIds: string[];
	}
	export interface SignOff {
	    at: number;
	    byId: string;
	    comment: string;
	}
	export interface EvidenceItem {
	    id: string;
	    personId: string;
	    kind: EvidenceKind;
	    title: string;
	    url: string;
	    file?: StoredFile;
	    awaits: string;
	    body: string;
	    on: string;
	    tags: string[];
	    goals: EvidenceGoal[];
	    signOff?: SignOff;
	    authorId: string;
	    createdAt: number;
	}
	export interface EvidencePage {
	    items: EvidenceItem[];
	    more: boolean;
	}
	export interface FeedbackInput {
	    personId: string;
	    receivedOn: string;
	    source: string;
	    customer: string;
	    body: string;
	    rating: string;
	    ratingMax: string;
	    tone: Tone;
	}
	export interface FeedbackItem {
	    id: string;
	    personId: string;
	    receivedOn: string;
	    source: string;
	    customer: string;
	    body: string;
	    rating: string;
	    ratingMax: string;
	    percent: number;
	    tone: Tone;
	    imported: boolean;
	    authorId: string;
	    createdAt: number;
	}
	export interface FeedbackPage {
	    items: FeedbackItem[];
	    more: boolean;
	}
	export interface FrozenMetric {
	    name: string;
	    unit: string;
	    better: Better;
	    decimals: number;
	    target: string;
	    value: string;
	    on: string;
	    previous: string;
	    previousOn: string;
	}
	export interface Goal {
	    id: string;
	    person: Person;
	    owner: Person;
	    title: string;
	    state: GoalState;
	    closedAt: number;
	    createdAt: number;
	    tags: string[];
	    commitments: ActionItem[];
	    authorId: string;
	}
	export interface GoalFilter {
	    id: string;
	    personId: string;
	    ownerId: string;
	    tag: string;
	    state: GoalState;
	    closedSince: number;
	    start: number;
	}
	export interface GoalInput {
	    personId: string;
	    ownerId: string;
	    sessionId: string;
	    title: string;
	}
	export interface Note {
	    id: string;
	    sessionId: string;
	    sideId: string;
	    authorId: string;
	    itemId: string;
	    goalId: string;
	    body: string;
	    addendum: boolean;
	    topic: boolean;
	    discussedAt: number;
	    revision: number;
	    createdAt: number;
	    changedAt: number;
	}
	export interface GoalNote {
	    note: Note;
	    sessionTitle: string;
	    sessionAt: number;
	    sealed: boolean;
	}
	export interface GoalPage {
	    goals: Goal[];
	    more: boolean;
	}
	export interface Review {
	    id: string;
	    personId: string;
	    reviewedOn: string;
	    reviewer: string;
	    subject: string;
	    score: string;
	    scoreMax: string;
	    percent: number;
	    criteria: Criterion[];
	    body: string;
	    tone: Tone;
	    imported: boolean;
	    authorId: string;
	    createdAt: number;
	}
	export interface Item {
	    id: string;
	    sessionId: string;
	    kind: ItemKind;
	    metricId: string;
	    feedbackId: string;
	    reviewId: string;
	    fileId: string;
	    contentId: string;
	    evidenceId: string;
	    metric?: FrozenMetric;
	    feedback?: FeedbackItem;
	    review?: Review;
	    content?: Content;
	    evidence?: EvidenceItem;
	    authorId: string;
	    createdAt: number;
	}
	export interface Metric {
	    id: string;
	    name: string;
	    unit: string;
	    better: Better;
	    target: string;
	    decimals: number;
	    keyPosition: number;
	    archived: boolean;
	}
	export interface MetricInput {
	    name: string;
	    unit: string;
	    better: Better;
	    target: string;
	    decimals: number;
	}
	export interface MetricValue {
	    on: string;
	    value: string;
	}
	
	
	
	export interface PersonInView {
	    person: Person;
	    lastHeldAt: number;
	    nextPlannedAt: number;
	    liveSessionId: string;
	}
	export interface PersonInput {
	    name: string;
	    email: string;
	    roleTitle: string;
	    relation: Relation;
	    cadenceDays: number;
	}
	export interface Praise {
	    id: string;
	    personId: string;
	    toId: string;
	    authorId: string;
	    sessionId: string;
	    reason: Reason;
	    emoji: string;
	    body: string;
	    createdAt: number;
	}
	export interface PraiseInput {
	    personId: string;
	    sessionId: string;
	    reason: Reason;
	    emoji: string;
	    body: string;
	}
	export interface PraisePage {
	    kudos: Praise[];
	    more: boolean;
	}
	export interface Question {
	    id: string;
	    body: string;
	    theme: string;
	    own: boolean;
	    favourite: boolean;
	    askedAt: number;
	}
	
	export interface ReviewInput {
	    personId: string;
	    reviewedOn: string;
	    reviewer: string;
	    subject: string;
	    score: string;
	    scoreMax: string;
	    criteria: Criterion[];
	    body: string;
	    tone: Tone;
	}
	export interface ReviewPage {
	    items: Review[];
	    more: boolean;
	}
	export interface SavedItem {
	    id: string;
	    personId: string;
	    feedback?: FeedbackItem;
	    review?: Review;
	    authorId: string;
	    createdAt: number;
	}
	export interface Score {
	    metric: Metric;
	    values: MetricValue[];
	    latest?: MetricValue;
	    previous?: MetricValue;
	    change: string;
	    met: boolean;
	}
	export interface Session {
	    id: string;
	    person: Person;
	    title: string;
	    state: State;
	    at: number;
	    plannedAt: number;
	    startedAt: number;
	    endedAt: number;
	    reopenUntil: number;
	    deleted: boolean;
	    tags: string[];
	}
	export interface SessionFilter {
	    personId: string;
	    title: string;
	    tag: string;
	    state: State;
	    fromOn: string;
	    untilOn: string;
	    start: number;
	}
	export interface SessionInLog {
	    session: Session;
	    noteCount: number;
	    firstNote: string;
	}
	export interface SessionPage {
	    sessions: SessionInLog[];
	    more: boolean;
	}
	export interface SessionType {
	    id: string;
	    name: string;
	}
	export interface Share {
	    id: string;
	    purpose: Purpose;
	    via: Via;
	    sharedAt: number;
	    authorId: string;
	    acknowledgements: Acknowledgement[];
	}
	export interface Shared {
	    shares: Share[];
	    changedSince: number;
	}
	
	export interface StandingTopic {
	    id: string;
	    personId: string;
	    typeId: string;
	    body: string;
	}
	
	export interface StreamEntry {
	    kind: Happening;
	    at: number;
	    id: string;
	    personId: string;
	    actorId: string;
	    text: string;
	    savedId: string;
	}
	export interface StreamFilter {
	    personId: string;
	    kinds: string[];
	    beforeAt: number;
	    beforeId: string;
	}
	export interface StreamPage {
	    entries: StreamEntry[];
	    more: boolean;
	}
	export interface Tag {
	    name: string;
	    uses: number;
	}
	export interface WaitingTopic {
	    note: Note;
	    sessionTitle: string;
	    sessionAt: number;
	}

}

export namespace events {
	
	export enum Topic {
	    Actions = "actions:changed",
	    Arrived = "packs:arrived",
	    Closing = "app:closing",
	    Contents = "contents:changed",
	    Copying = "files:copying",
	    Evidence = "evidence:changed",
	    Feedback = "feedback:changed",
	    Files = "files:changed",
	    Goals = "goals:changed",
	    Importing = "import:progress",
	    Imports = "imports:changed",
	    Items = "items:changed",
	    Kudos = "kudos:changed",
	    Mails = "mails:changed",
	    Metrics = "metrics:changed",
	    Notes = "notes:changed",
	    Opened = "app:opened",
	    Packs = "packs:changed",
	    Pairs = "pairs:changed",
	    People = "people:changed",
	    Personal = "personal:changed",
	    Sessions = "sessions:changed",
	    Settings = "settings:changed",
	    Shares = "shares:changed",
	}

}

export namespace folders {
	
	export enum FolderState {
	    None = "none",
	    Polling = "polling",
	    TooMany = "tooMany",
	    Unavailable = "unavailable",
	    Watching = "watching",
	}
	export enum PlaceKind {
	    Evidence = "evidence",
	    Library = "library",
	    Session = "session",
	}
	export interface SkippedFile {
	    name: string;
	    why: string;
	}
	export interface Attached {
	    added: coaching.StoredFile[];
	    failed: SkippedFile[];
	    cancelled: boolean;
	}
	export interface FolderInView {
	    folderId: string;
	    path: string;
	    state: FolderState;
	    why: string;
	    files: coaching.StoredFile[];
	    skipped: SkippedFile[];
	}
	export interface Place {
	    kind: PlaceKind;
	    id: string;
	}
	export interface Root {
	    path: string;
	    usual: string;
	}

}

export namespace importing {
	
	export enum Kind {
	    Feedback = "feedback",
	    Metrics = "metrics",
	    Reviews = "reviews",
	}
	export interface PersonChoice {
	    name: string;
	    choice: string;
	}
	export interface Mapping {
	    kind: Kind;
	    encoding: string;
	    delimiter: string;
	    columns: string[];
	    dateOrder: string;
	    ratingMax: string;
	    personId: string;
	    people: PersonChoice[];
	}
	export interface Look {
	    fileName: string;
	    format: string;
	    encoding: string;
	    delimiter: string;
	    header: string[];
	    sample: string[][];
	    fields: string[];
	    mapping: Mapping;
	    remembered: boolean;
	}
	
	export interface Past {
	    id: string;
	    kind: Kind;
	    fileName: string;
	    added: number;
	    known: number;
	    failed: number;
	    createdAt: number;
	    undoneAt: number;
	}
	export interface PastPage {
	    imports: Past[];
	    more: boolean;
	}
	
	export interface Unknown {
	    name: string;
	    rows: number;
	}
	export interface Problem {
	    line: number;
	    message: string;
	}
	export interface PreviewRow {
	    line: number;
	    person: string;
	    on: string;
	    what: string;
	    rating: string;
	    tone: string;
	}
	export interface Preview {
	    rows: PreviewRow[];
	    problems: Problem[];
	    total: number;
	    good: number;
	    bad: number;
	    unknown: Unknown[];
	    askDateOrder: boolean;
	    dateExample: string;
	    ratingMax: string;
	    missing: string;
	}
	
	
	export interface Result {
	    importId: string;
	    added: number;
	    known: number;
	    leftOut: number;
	    failedCount: number;
	    failed: Problem[];
	    peopleAdded: number;
	    cancelled: boolean;
	}
	export interface Undone {
	    takenBack: number;
	    kept: number;
	}

}

export namespace library {
	
	export interface Exported {
	    path: string;
	    items: number;
	    files: number;
	    notCopied: string[];
	}
	export interface Order {
	    personId: string;
	    from: string;
	    until: string;
	    place: string;
	}

}

export namespace main {
	
	export interface Whereabouts {
	    dataFolder: string;
	    version: string;
	}

}

export namespace page {
	
	export interface Start {
	    choices: settings.Values;
	    dates: string;
	    me?: coaching.Person;
	    people: coaching.PersonInView[];
	    sessions: coaching.SessionInLog[];
	}

}

export namespace pairing {
	
	export enum KeyState {
	    Away = "away",
	    Locked = "locked",
	    Lost = "lost",
	    None = "none",
	    Ready = "ready",
	}
	export interface Device {
	    name: string;
	    mine: boolean;
	    addedAt: number;
	    revoked: boolean;
	}
	export interface FoundInvite {
	    personId: string;
	    name: string;
	    text: string;
	    changed: boolean;
	}
	export interface Invitation {
	    personId: string;
	    text: string;
	    fileName: string;
	    answer: boolean;
	}
	export interface Keys {
	    state: KeyState;
	    kept: string;
	    device: string;
	    madeAt: number;
	}
	export interface Safety {
	    number: string;
	    words: string[];
	}
	export interface Offer {
	    meeting: string;
	    name: string;
	    manager: boolean;
	    personId: string;
	    fixed: boolean;
	    before: Safety;
	    after: Safety;
	}
	export interface PairInView {
	    personId: string;
	    name: string;
	    iManage: boolean;
	    joinedAt: number;
	    verifiedAt: number;
	    turned: boolean;
	    devices: Device[];
	}

}

export namespace personal {
	
	export interface Note {
	    sessionId: string;
	    body: string;
	    revision: number;
	    changedAt: number;
	}

}

export namespace problem {
	
	export enum Code {
	    Busy = "busy",
	    Conflict = "conflict",
	    Damaged = "damaged",
	    DiskFull = "disk_full",
	    Internal = "internal",
	    Invalid = "invalid",
	    Locked = "locked",
	    Newer = "newer",
	    NotFound = "not_found",
	    Open = "open",
	    ReadOnly = "read_only",
	    Sealed = "sealed",
	}

}

export namespace recap {
	
	export enum Kept {
	    Keychain = "keychain",
	    Memory = "memory",
	    Nowhere = "nowhere",
	}
	export enum MailState {
	    Failed = "failed",
	    Sending = "sending",
	    Uncertain = "uncertain",
	    Waiting = "waiting",
	}
	export enum Security {
	    None = "none",
	    StartTLS = "starttls",
	    TLS = "tls",
	}
	export interface Attachment {
	    fileId: string;
	    name: string;
	    size: number;
	    available: boolean;
	}
	export interface Handed {
	    shareId: string;
	    path: string;
	}
	export interface Order {
	    sessionId: string;
	    purpose: coaching.Purpose;
	    enclosed: string[];
	    language: string;
	    seen: string;
	}
	export interface Prepared {
	    address: string;
	    subject: string;
	    recipient: string;
	    short: boolean;
	    empty: boolean;
	    attachments: Attachment[];
	    mostEnclosed: number;
	    language: string;
	    languages: string[];
	    seen: string;
	}
	export interface Queued {
	    mailId: string;
	    shareId: string;
	}
	export interface Server {
	    host: string;
	    port: number;
	    security: Security;
	    user: string;
	    sender: string;
	}
	export interface ServerInView {
	    server: Server;
	    password: Kept;
	}
	export interface WaitingMail {
	    id: string;
	    sessionId: string;
	    recipient: string;
	    subject: string;
	    state: MailState;
	    failure: string;
	    tries: number;
	    madeAt: number;
	    nextAt: number;
	}

}

export namespace settings {
	
	export enum Theme {
	    Dark = "dark",
	    Light = "light",
	    System = "system",
	}
	export interface Values {
	    theme: Theme;
	    navFolded: boolean;
	    recapLanguage: string;
	}

}

export namespace sharing {
	
	export interface Along {
	    fileId: string;
	    name: string;
	    title: string;
	    size: number;
	    available: boolean;
	}
	export interface Arrival {
	    sessionId: string;
	    title: string;
	    personId: string;
	    name: string;
	    purpose: string;
	    changes: number;
	    isNew: boolean;
	    arrivedAt: number;
	}
	export interface Earlier {
	    id: string;
	    what: string;
	    field: string;
	    before: string;
	    arrivedAt: number;
	}
	export interface Held {
	    name: string;
	    size: number;
	    reason: string;
	    why: string;
	    at: number;
	}
	export interface Part {
	    kind: string;
	    text: string;
	    about: string;
	    opens: string;
	    leads: string;
	    deleted: boolean;
	    done: boolean;
	    elsewhere: boolean;
	}
	export interface Leaving {
	    digest: string;
	    size: number;
	    parts: Part[];
	    mine: number;
	    theirs: number;
	}
	export interface News {
	    id: string;
	    recordId: string;
	    sessionId: string;
	    kind: string;
	    what: string;
	    field: string;
	    before: string;
	    arrivedAt: number;
	}
	
	export interface Post {
	    folder: string;
	    trouble: string;
	    waiting: number;
	    held: Held[];
	    ahead: string[];
	}
	export interface Sent {
	    shareId: string;
	    name: string;
	    size: number;
	    placed: boolean;
	}
	export interface Taken {
	    personId: string;
	    sessionId: string;
	    changes: number;
	    known: boolean;
	    ahead: boolean;
	}
	export interface Travelling {
	    id: string;
	    name: string;
	    size: number;
	    state: string;
	}
	export interface Version {
	    fileId: string;
	    ofId: string;
	    kind: string;
	    at: number;
	}

}

