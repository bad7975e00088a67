package pack

import (
	"maps"
	"slices"
)

// Kind is the type of a frame.
type Kind uint8

// The kinds of frames. Their numbers are part of the format: none is ever used for something else.
const (
	KindSession Kind = iota + 1
	KindNote
	KindGoal
	KindAction
	KindKudos
	KindItem
	KindAttachment
	KindTags
	KindShare
	KindAck
	KindDevice
)

// Field names a field of a record.
type Field uint8

// The fields. Their numbers are part of the format, like those of the kinds; below 16 are the parts of a frame that are
// no registers.
const (
	FieldCreatedAt Field = iota + 16
	FieldDeletedAt
	FieldTitle
	FieldPlannedAt
	FieldStartedAt
	FieldEndedAt
	FieldSession
	FieldSide
	FieldItem
	FieldGoal
	FieldBody
	FieldAddendum
	FieldTopic
	FieldDiscussedAt
	FieldPosition
	FieldOwner
	FieldStatus
	FieldAssignee
	FieldDueOn
	FieldCategory
	FieldAcceptedAt
	FieldDoneAt
	FieldTo
	FieldReason
	FieldEmoji
	FieldSort
	FieldRef
	FieldSnapshot
	FieldName
	FieldMime
	FieldSize
	FieldSHA256
	FieldBlob
	FieldVersionOf
	FieldTags
	FieldPurpose
	FieldSharedAt
	FieldShare
	FieldAckedAt
	FieldComment
)

// rule says of a field what a value looks like, who may write it, and which of concurrent values is shown.
type rule struct {
	shape  shape
	person bool // the value is a person, who must be one of the pair
	both   bool // both may write it; otherwise the creator of the record alone
	once   bool // what was shared first stays
	wins   wins
}

// wins is which one of concurrent values is shown. The others stay and can be listed.
type wins uint8

const (
	laterClock wins = iota // only two devices of one person can be concurrent here
	managers               // the manager's, the other is offered
	earliest               // the one that says something, and of two the first: done is done
	owners                 // the goal's owner's
	ownEach                // each side has its own
	assignees              // only the assignee's counts
)

func creators(s shape) rule { return rule{shape: s} }
func firsts(s shape) rule   { return rule{shape: s, once: true} }
func boths(s shape, w wins) rule {
	return rule{shape: s, both: true, wins: w}
}

var (
	somebody  = rule{shape: isID, person: true}
	firstBody = firsts(anyText)
)

// rules is the table of who may write what. What a person may write only while they own a goal or are assigned to an
// action depends on what else has arrived, and packs arrive in any order: such a value is taken, and counts where it may.
var rules = map[Kind]map[Field]rule{
	KindSession: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldTitle: boths(anyText, managers),
		FieldPlannedAt: boths(isInstant, managers), FieldStartedAt: boths(isInstant, managers), FieldEndedAt: boths(isInstant, ownEach),
	},
	KindNote: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldSession: creators(isRef), FieldSide: somebody,
		FieldItem: creators(isRef), FieldGoal: creators(isRef), FieldBody: creators(anyText), FieldAddendum: creators(oneOf("", "1")),
		FieldTopic: creators(oneOf("", "1")), FieldDiscussedAt: boths(isInstant, earliest), FieldPosition: creators(isWhole),
	},
	KindGoal: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldSession: creators(isRef), FieldTitle: creators(anyText),
		FieldPosition: creators(isWhole), FieldOwner: {shape: isID, person: true, both: true, wins: managers}, FieldStatus: boths(isStatus, owners),
	},
	KindAction: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldSession: creators(isRef), FieldGoal: creators(isRef),
		FieldBody: creators(anyText), FieldPosition: creators(isWhole), FieldAssignee: somebody, FieldDueOn: creators(isDay),
		FieldCategory: creators(anyText), FieldAcceptedAt: boths(isInstant, assignees), FieldDoneAt: boths(isInstant, earliest),
		FieldSort: creators(oneOf("", "content", "evidence")), FieldRef: creators(isRef), FieldSnapshot: creators(anyText),
	},
	KindKudos: {
		FieldCreatedAt: firsts(isInstant), FieldSession: firsts(isRef), FieldTo: {shape: isID, person: true, once: true}, FieldBody: firstBody,
		FieldReason: firsts(oneOf("success", "expertise", "effort", "value")), FieldEmoji: firstBody,
	},
	KindItem: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldSession: firsts(isID), FieldRef: firsts(isID),
		FieldSort:     firsts(oneOf("metric", "feedback", "review", "file", "content", "evidence")),
		FieldSnapshot: creators(anyText), FieldPosition: creators(isWhole),
	},
	KindAttachment: {
		FieldCreatedAt: firsts(isInstant), FieldDeletedAt: creators(isInstant), FieldSession: creators(isRef), FieldRef: creators(isRef),
		FieldName: creators(anyText), FieldMime: creators(anyText), FieldSize: creators(isInstant), FieldSHA256: creators(isSHA256),
		FieldBlob: creators(func(text string) bool { return text == "" || isSHA256(text) }), FieldVersionOf: creators(isRef),
	},
	KindTags:  {FieldTags: creators(anyText)},
	KindShare: {FieldSession: firsts(isID), FieldPurpose: firsts(oneOf("agenda", "recap", "update")), FieldSharedAt: firsts(isInstant)},
	KindAck:   {FieldShare: firsts(isID), FieldAckedAt: firsts(isInstant), FieldComment: firstBody},
}

// FieldsOf lists the fields of a kind of record in the order of their numbers.
func FieldsOf(kind Kind) []Field { return slices.Sorted(maps.Keys(rules[kind])) }
