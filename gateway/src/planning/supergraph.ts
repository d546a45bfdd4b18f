import {
  buildASTSchema,
  buildSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  Kind,
  parse,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'

/** What running operations needs to know of a supergraph. */
export type Supergraph = {
  /** What clients may ask. */
  readonly schema: GraphQLSchema
  /** With what is inaccessible to clients, and with federation's own types. */
  readonly fullSchema: GraphQLSchema
  /** Whether an object that says it is of `concrete` is a `type`, in the full schema. A type is itself; no unknown one is anything. */
  isPossible(type: string, concrete: string): boolean
  /** Whether it is an interface or a union, in the full schema. */
  isAbstract(type: string): boolean
  /** Services that know an interface only as an object, by the interface's name: there objects say that they are of the interface. */
  readonly interfaceObjects: ReadonlyMap<string, ReadonlySet<string>>
  readonly subgraphs: readonly Subgraph[]
}

/** A service of the graph, and where the supergraph says that it answers. */
export type Subgraph = { readonly name: string; readonly url: string }

/** Reads a supergraph without a planner's libraries. @param apiSchemaSdl - what clients see of it */
export function readSupergraph(supergraphSdl: string, apiSchemaSdl: string): Supergraph {
  const document = parse(supergraphSdl, { noLocation: true })
  const fullSchema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true })
  const possible = possibleTypes(fullSchema)
  const graphs = readGraphs(document)
  return {
    schema: buildSchema(apiSchemaSdl, { assumeValid: true, assumeValidSDL: true, noLocation: true }),
    fullSchema,
    isPossible: (type, concrete) => possible.get(type)?.has(concrete) ?? false,
    isAbstract: (type) => isAbstractType(fullSchema.getType(type)),
    interfaceObjects: readInterfaceObjects(document, graphs),
    subgraphs: [...graphs.values()],
  }
}

/** The services of a supergraph, and where it says that they answer. */
export function readSubgraphs(supergraphSdl: string): Subgraph[] {
  return [...readGraphs(parse(supergraphSdl, { noLocation: true })).values()]
}

/** Every label of an `@override(label:)` in the graph, each once. */
export function readOverrideLabels(supergraphSdl: string): string[] {
  const labels = new Set<string>()
  visit(parse(supergraphSdl, { noLocation: true }), {
    Directive(node) {
      const label = node.name.value === 'join__field' && text(node, 'overrideLabel')
      if (label) labels.add(label)
    },
  })
  return [...labels]
}

/** For each type what its objects may say they are: itself, and of an abstract one also its implementations and members. */
function possibleTypes(schema: GraphQLSchema): Map<string, Set<string>> {
  const composite = Object.values(schema.getTypeMap()).filter(isCompositeType)
  return new Map(
    composite.map((type) => {
      const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : []
      const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : []
      return [type.name, new Set([type, ...objects, ...interfaces].map(({ name }) => name))]
    }),
  )
}

/** The services by their names in `join__Graph`. */
function readGraphs(document: DocumentNode): Map<string, Subgraph> {
  const enums = document.definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
  const values = enums.find(({ name }) => name.value === 'join__Graph')?.values ?? []
  return new Map(
    values.map((value) => {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph')
      return [
        value.name.value,
        { name: (graph && text(graph, 'name')) ?? value.name.value, url: (graph && text(graph, 'url')) ?? '' },
      ]
    }),
  )
}

function readInterfaceObjects(document: DocumentNode, graphs: ReadonlyMap<string, Subgraph>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const joins = (node.directives ?? []).filter(
      (join) => join.name.value === 'join__type' && isTrue(join, 'isInterfaceObject'),
    )
    const services = joins.flatMap((join) => graphs.get(enumValue(join, 'graph'))?.name ?? [])
    if (services.length > 0) found.set(node.name.value, new Set(services))
  }
  return found
}

const argument = (directive: DirectiveNode, name: string) =>
  directive.arguments?.find((one) => one.name.value === name)?.value

function text(directive: DirectiveNode, name: string): string | undefined {
  const value = argument(directive, name)
  return value?.kind === Kind.STRING ? value.value : undefined
}

function enumValue(directive: DirectiveNode, name: string): string {
  const value = argument(directive, name)
  return value?.kind === Kind.ENUM ? value.value : ''
}

function isTrue(directive: DirectiveNode, name: string): boolean {
  const value = argument(directive, name)
  return value?.kind === Kind.BOOLEAN && value.value
}
