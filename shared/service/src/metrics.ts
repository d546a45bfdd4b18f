import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The figures of one service, with the names that dashboards and alarms know. */
export class Metrics {
  readonly registry = new Registry()
  readonly #requests: Counter<'method' | 'route' | 'status'>
  readonly #duration: Histogram<'method' | 'route'>
  readonly #inFlight: Gauge
  readonly #errors: Counter<'code'>

  constructor(service: string) {
    const registers = [this.registry]
    this.registry.setDefaultLabels({ service })
    collectDefaultMetrics({ register: this.registry })
    this.#requests = new Counter({
      name: 'http_requests_total',
      help: 'HTTP requests',
      labelNames: ['method', 'route', 'status'],
      registers,
    })
    this.#duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    })
    this.#inFlight = new Gauge({ name: 'http_requests_in_flight', help: 'HTTP requests being answered', registers })
    this.#errors = new Counter({
      name: 'http_errors_total',
      help: 'Errors told to clients, by code',
      labelNames: ['code'],
      registers,
    })
  }

  /** Counts an error by its code; GraphQL errors come with HTTP 200. */
  error(code: string): void {
    this.#errors.inc({ code })
  }

  gauge(name: string, help: string, collect: () => Promise<number> | number): void {
    const registers = [this.registry]
    // oxlint-disable-next-line no-new -- it registers itself
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await collect())
      },
    })
  }

  /** Counts requests to one route that do not go through the framework. */
  observer(method: string, route: string): { started: () => void; ended: (status: number, seconds: number) => void } {
    const duration = this.#duration.labels({ method, route })
    const answered = this.#requests.labels({ method, route, status: 200 })
    return {
      started: () => this.#inFlight.inc(),
      ended: (status, seconds) => {
        this.#inFlight.dec()
        if (status === 200) answered.inc()
        else this.#requests.inc({ method, route, status })
        duration.observe(seconds)
      },
    }
  }

  observe(app: FastifyInstance): void {
    app.addHook('onRequest', (_request, _reply, done) => {
      this.#inFlight.inc()
      done()
    })
    app.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown'
      this.#inFlight.dec()
      this.#requests.inc({ method: request.method, route, status: reply.statusCode })
      this.#duration.observe({ method: request.method, route }, reply.elapsedTime / 1000)
      done()
    })
  }
}
