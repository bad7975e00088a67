export namespace coaching {
	
	export enum Better {
	    Down = "down",
	    Neither = "",
	    Up = "up",
	}
	export enum GoalState {
	    Dropped = "dropped",
	    Open = "open",
	    Reached = "reached",
	}
	export enum ItemKind {
	    Feedback = "feedback",
	    Metric = "metric",
	    Review = "review",
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
	export interface ActionItem {
	    id: string;
	    personId: string;
	    goalId: string;
	    assigneeId: string;
	    authorId: string;
	    text: string;
	    doneAt: number;
	    doneBy: string;
	    createdAt: number;
	}
	export interface EarlierSession {
	    id: string;
	    title: string;
	    at: number;
	    noteCount: number;
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
	export interface GoalPage {
	    goals: Goal[];
	    more: boolean;
	}
	export interface Item {
	    id: string;
	    sessionId: string;
	    kind: ItemKind;
	    metricId: string;
	    feedbackId: string;
	    reviewId: string;
	    metric?: FrozenMetric;
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
	export interface Note {
	    id: string;
	    sessionId: string;
	    sideId: string;
	    authorId: string;
	    itemId: string;
	    goalId: string;
	    body: string;
	    addendum: boolean;
	    revision: number;
	    createdAt: number;
	    changedAt: number;
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
	export interface Tag {
	    name: string;
	    uses: number;
	}

}

export namespace events {
	
	export enum Topic {
	    Actions = "actions:changed",
	    Closing = "app:closing",
	    Feedback = "feedback:changed",
	    Goals = "goals:changed",
	    Items = "items:changed",
	    Kudos = "kudos:changed",
	    Metrics = "metrics:changed",
	    Notes = "notes:changed",
	    People = "people:changed",
	    Personal = "personal:changed",
	    Sessions = "sessions:changed",
	    Settings = "settings:changed",
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
	    me?: coaching.Person;
	    people: coaching.PersonInView[];
	    sessions: coaching.SessionInLog[];
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
	    Newer = "newer",
	    NotFound = "not_found",
	    Open = "open",
	    ReadOnly = "read_only",
	    Sealed = "sealed",
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
	}

}

