import { describe, expect, it } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { presentError } from './present-error.ts'

class NothingProduced extends DomainError {
  constructor() {
    super('NOTHING_PRODUCED', 'The activity level must be above 0 t, but it is 0 t.', { activityLevel: 0 })
  }
}

const present = (error: GraphQLError) => {
  const reported: Error[] = []
  return { shown: presentError(error, (cause) => reported.push(cause)), reported }
}

describe('what a client may see of an error', () => {
  it('given an error that a user can act on, then message, code, values and place are shown and nothing is logged', () => {
    const { shown, reported } = present(
      new GraphQLError('raw', { path: ['good', 0], originalError: new NothingProduced() }),
    )
    expect(shown).toEqual({
      message: 'The activity level must be above 0 t, but it is 0 t.',
      path: ['good', 0],
      extensions: { code: 'NOTHING_PRODUCED', activityLevel: 0 },
    })
    expect(reported).toEqual([])
  })

  it('given details that carry a code of their own, then the code of the error wins', () => {
    class Confusing extends DomainError {
      constructor() {
        super('RIGHT', 'A sentence.', { code: 'WRONG' })
      }
    }
    expect(present(new GraphQLError('raw', { originalError: new Confusing() })).shown.extensions).toEqual({
      code: 'RIGHT',
    })
  })

  it('given an unforeseen error with secrets in it, then nothing of it is shown and all of it is logged', () => {
    const cause = Object.assign(new Error('password authentication failed for "cbam_app"'), {
      detail: 'secret',
      code: '28P01',
    })
    const { shown, reported } = present(
      new GraphQLError(cause.message, { path: ['goods'], originalError: cause, extensions: { detail: 'secret' } }),
    )
    expect(shown).toEqual({
      message: 'Something went wrong on our side. It is logged; the request id finds it.',
      path: ['goods'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(reported).toEqual([cause])
  })

  it('given a mistake of the query, then the message that says where is shown, with the code BAD_USER_INPUT unless it has its own', () => {
    expect(present(new GraphQLError('Cannot query field "x" on type "Query".')).shown).toEqual({
      message: 'Cannot query field "x" on type "Query".',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    const own = new GraphQLError('Too deep.', { extensions: { code: 'TOO_DEEP' } })
    expect(
      present(new GraphQLError('Too deep.', { originalError: own, extensions: own.extensions })).shown.extensions,
    ).toEqual({ code: 'TOO_DEEP' })
  })
})
