import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readFileSync } from 'node:fs'

/** Stock @apollo/gateway behind stock @apollo/server, as their manual starts them. */
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(process.env['SUPERGRAPH']!, 'utf8') })
const server = new ApolloServer({ gateway })
await startStandaloneServer(server, { listen: { port: Number(process.env['PORT']), host: '127.0.0.1' } })
