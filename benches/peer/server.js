// What people use today, over the statements that the benchmark writes to schema.json.
import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { GraphQLScalarType } from 'graphql'
import neo4j from 'neo4j-driver'

const { typeDefs } = JSON.parse(readFileSync('schema.json', 'utf8'))
const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD), {
  disableLosslessIntegers: true,
  maxConnectionPoolSize: 16,
})
const asIs = (name) => new GraphQLScalarType({ name, serialize: (x) => x, parseValue: (x) => x })
const neo4jGraphQL = new Neo4jGraphQL({
  typeDefs,
  driver,
  resolvers: { Row: asIs('Row'), Any: asIs('Any') },
})
const schema = await neo4jGraphQL.getSchema()
const server = new ApolloServer({ schema, csrfPrevention: false, introspection: false })
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
})
console.log(`listening on ${url.replace(/\/$/, '').replace('localhost', '127.0.0.1')}/graphql`)
