import { composeServices as composeAsApollo } from '@apollo/composition'
import { composeServices as composeAsGuild } from '@theguild/federation-composition'
import { SchemasDoNotCompose, type Composer } from './composer.ts'

/** By the names under which they are chosen. */
export const composers = {
  /** @apollo/composition, which defines what composition means. */
  apollo: { compose: (services) => supergraphOf(composeAsApollo([...services])) },
  /** @theguild/federation-composition, under the MIT licence. */
  guild: { compose: (services) => supergraphOf(composeAsGuild([...services])) },
} satisfies Record<string, Composer>

type Composition = {
  readonly errors?: readonly { readonly message: string }[] | undefined
  readonly supergraphSdl?: string | undefined
}

function supergraphOf({ errors, supergraphSdl }: Composition): string {
  if (errors || supergraphSdl === undefined) throw new SchemasDoNotCompose((errors ?? []).map(({ message }) => message))
  return `${supergraphSdl.trim()}\n`
}
