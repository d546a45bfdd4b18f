/** Fields of which an operation asks at most one: both planners mix up a field's own arguments with those that `@requires` gives it. */
export const exclusiveFields: readonly (readonly string[])[] = [['weight', 'factor', 'density']]

type Limit = { readonly planner: 'apollo' | 'hive'; readonly why: string; readonly applies: (query: string) => boolean }

const asks = (field: string) => new RegExp(`\\b${field}\\b`)

/** What a planner plans wrongly without saying so; such operations are not given to it. */
export const wrongPlans: readonly Limit[] = [
  {
    planner: 'apollo',
    why: 'a field that requires a field that requires, reached from the service of the second: that one is asked before it has what it requires',
    applies: (query) => asks('tax').test(query) && /\b(calculations?|calculate|subjects?)\b/.test(query),
  },
  {
    planner: 'apollo',
    why: 'a field of an interface object that requires one of the interface, for one of the types of another interface: the others are asked without key',
    applies: (query) => asks('greeting').test(query) && /\b(named|Named)\b/.test(query),
  },
  {
    planner: 'apollo',
    why: 'a field of an interface object asked with other arguments for each of its types: asked once, with those of one',
    applies: (query) => (query.match(/\bremark\b/g)?.length ?? 0) > 1 && /\bremark\(/.test(query),
  },
  {
    planner: 'apollo',
    why: 'a key of an interface object under another name, for one of its types: asked for again, of a service that may not have the entity',
    applies: (query) =>
      /:\s*id\b/.test(query) &&
      (asks('remarked').test(query) || (asks('party').test(query) && /\bremark(s|edParties)\b/.test(query))),
  },
  {
    planner: 'hive',
    why: 'a field of an interface object that requires one of the interface: the fragments of all its types are put into each of them',
    applies: (query) => asks('greeting').test(query),
  },
  {
    planner: 'hive',
    why: 'fields that require nothing are asked together with one that requires something: where that is missing, they are lost with it',
    applies: (query) => asks('tax').test(query) && /\b(papers|subjects?|evidence)\b/.test(query),
  },
  {
    planner: 'hive',
    why: 'a field of an interface object below a fragment on another interface: only one of the types is asked for it',
    applies: (query) => asks('Named').test(query) && /\b(remarks?|remarkedParties|score)\b/.test(query),
  },
  {
    planner: 'hive',
    why: 'a field of an interface object, or its key under another name, for one of its types: another type is asked for it',
    applies: (query) =>
      /\b(party|remarked)\b/.test(query) &&
      /\bon (User|Organization)\b/.test(query) &&
      (asks('remark').test(query) || /:\s*id\b/.test(query)),
  },
  {
    planner: 'hive',
    why: 'an interface object within an interface object: the inner one is asked for by the name of its type, which its service does not know',
    applies: (query) => asks('party').test(query) && /\b(remarks|remarkedParties)\b/.test(query),
  },
]

/** What planners say of operations that they do not plan: nobody gets a wrong answer. */
export const refusals: readonly RegExp[] = [
  /^We should have an edge from Party\(notes\) for __typename/, // apollo: an interface object asked as another interface
  /^Failed to plan query: /, // hive: several of its own assumptions
  /^The process of the planner ended/, // hive: the same path below two types with other arguments
]
