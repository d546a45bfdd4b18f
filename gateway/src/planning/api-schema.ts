import {
  buildASTSchema,
  isTypeDefinitionNode,
  Kind,
  parse,
  printSchema,
  specifiedDirectives,
  visit,
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type NamedTypeNode,
} from 'graphql'

const deferDirective = 'directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT'

type Annotated = { readonly directives?: readonly DirectiveNode[] | undefined }

/** What clients may ask of a supergraph, as SDL: without federation's own types, without what is inaccessible, with `@defer`. */
export function apiSchemaOf(supergraphSdl: string): string {
  const supergraph = parse(supergraphSdl, { noLocation: true })
  const features = linkedFeatures(supergraph)
  const inaccessible = features.find(({ identity }) => identity.endsWith('/inaccessible'))?.name ?? 'inaccessible'
  const kept = new Set(specifiedDirectives.map(({ name }) => name))
  const isOfFeature = (name: string) =>
    features.some(
      (feature) => name === feature.name || name.startsWith(`${feature.name}__`) || feature.imports.has(name),
    )
  const isHidden = (node: Annotated) => node.directives?.some(({ name }) => name.value === inaccessible) ?? false

  const hiddenTypes = new Set<string>()
  for (const node of supergraph.definitions) {
    if (isTypeDefinitionNode(node) && (isOfFeature(node.name.value) || isHidden(node))) hiddenTypes.add(node.name.value)
  }

  const visible = <Node extends Annotated>(node: Node) => (isHidden(node) ? null : undefined)
  const type = (node: Annotated & { readonly name: { readonly value: string } }) =>
    hiddenTypes.has(node.name.value) ? null : undefined
  /** Names in lists of interfaces and of members of unions; the type of a field that stays is never hidden. */
  const reference = (node: NamedTypeNode, _key: unknown, parent: ASTNode | readonly ASTNode[] | undefined) =>
    Array.isArray(parent) && hiddenTypes.has(node.name.value) ? null : undefined
  const schema = visit(supergraph, {
    Directive: ({ name }) => (kept.has(name.value) ? undefined : null),
    DirectiveDefinition: ({ name }) => (isOfFeature(name.value) || kept.has(name.value) ? null : undefined),
    SchemaExtension: () => null,
    ScalarTypeDefinition: type,
    EnumTypeDefinition: { enter: type },
    ObjectTypeDefinition: { enter: type },
    InterfaceTypeDefinition: { enter: type },
    UnionTypeDefinition: { enter: type },
    InputObjectTypeDefinition: { enter: type },
    EnumValueDefinition: visible,
    FieldDefinition: visible,
    InputValueDefinition: visible,
    NamedType: reference,
  })
  const withDefer = [...schema.definitions, ...parse(deferDirective, { noLocation: true }).definitions]
  return printSchema(buildASTSchema({ kind: Kind.DOCUMENT, definitions: withDefer }))
}

/** A specification that the supergraph is written with: its types and directives begin with its name or are imported. */
type Feature = { readonly identity: string; readonly name: string; readonly imports: ReadonlySet<string> }

function linkedFeatures(supergraph: DocumentNode): Feature[] {
  const schemas = supergraph.definitions.filter(
    ({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION,
  )
  const applied = schemas.flatMap((schema) => ('directives' in schema ? (schema.directives ?? []) : []))
  return applied.filter(({ name }) => name.value === 'link').map(featureOf)
}

function featureOf(link: DirectiveNode): Feature {
  const value = (name: string) => link.arguments?.find((argument) => argument.name.value === name)?.value
  const text = (name: string) => {
    const given = value(name)
    return given?.kind === Kind.STRING ? given.value : undefined
  }
  const url = text('url') ?? ''
  const identity = url.replace(/\/v\d+\.\d+\/?$/, '')
  const imported = value('import')
  const imports = (imported?.kind === Kind.LIST ? imported.values : []).map((one) => {
    if (one.kind === Kind.STRING) return one.value
    if (one.kind !== Kind.OBJECT) return ''
    const part = (name: string) => one.fields.find((field) => field.name.value === name)?.value
    const name = part('as') ?? part('name')
    return name?.kind === Kind.STRING ? name.value : ''
  })
  return {
    identity,
    name: text('as') ?? identity.slice(identity.lastIndexOf('/') + 1),
    imports: new Set(imports.map((name) => name.replace(/^@/, ''))),
  }
}
