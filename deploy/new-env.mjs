// Writes the settings of an installation with fresh secrets: node deploy/new-env.mjs > .env
// Plain JavaScript without dependencies: nothing needs to be installed. Secrets are letters and digits, since URLs and command lines carry them.
import { randomBytes } from 'node:crypto'

const fresh = () => randomBytes(32).toString('hex')
const services = ['IDENTITY', 'CBAM', 'CSRD', 'VCCI']
const server = { redis: fresh(), rabbitmq: fresh() }

process.stdout
  .write(`# Settings of docker-compose.yml. Keep this file secret; a second run of the command makes other secrets.
# Letters and digits only.

# Signs access tokens. To change it, move the old value to JWT_SECRET_PREVIOUS for half an hour.
JWT_SECRET=${fresh()}
JWT_SECRET_PREVIOUS=

# Between the gateway and one service each.
${services.map((service) => `ASSERTION_KEY_${service}=${fresh()}`).join('\n')}

# Database passwords of the services. To change one: new value, then docker compose up migrate and the service.
${services.map((service) => `DATABASE_PASSWORD_${service}=${fresh()}`).join('\n')}

# Data servers and monitoring. They take these at their first start and keep them.
POSTGRES_PASSWORD=${fresh()}
REDIS_PASSWORD=${server.redis}
RABBITMQ_PASSWORD=${server.rabbitmq}
WEAVIATE_API_KEY=${fresh()}
MONITORING_PASSWORD=${fresh()}
GRAFANA_PASSWORD=${fresh()}

# The same servers seen from this machine, for npm start and npm test
REDIS_URL=redis://:${server.redis}@127.0.0.1:6379
AMQP_URL=amqp://greenlang:${server.rabbitmq}@127.0.0.1:5672

# Empty means the default of the service.
AMQP_NAMESPACE=
GATEWAY_PORT=4000
LOG_LEVEL=
UPLOAD_LIMIT_MIB=
DATABASE_POOL_SIZE=
SUBGRAPH_DEADLINE_MS=
# true shows the schema and the pages that explore it to everybody.
EXPLORER=
# File with the composed graph, in the gateway's container.
SUPERGRAPH=
# The gateway's engine: see .env.example.
PLANNER=
FAST_PATH=
COLLAPSE=
SHARE_CALLS=
CONNECTIONS=
PIPELINING=
FORWARD_HEADERS=
`)
