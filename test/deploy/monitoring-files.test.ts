import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { services as subgraphs } from '@greenlang/kernel/services.ts'
import { Metrics } from '@greenlang/service/metrics.ts'

type Targets = { targets: string[] }[]
type Prometheus = {
  rule_files: string[]
  alerting: { alertmanagers: { static_configs: Targets }[] }
  scrape_configs: { job_name: string; static_configs: Targets }[]
}
type Rules = {
  groups: {
    rules: {
      alert: string
      expr: string
      labels: { severity: string }
      annotations: { summary: string; action: string }
    }[]
  }[]
}
type Dashboard = { panels: { title: string; targets: { expr: string; datasource: { uid: string } }[] }[] }

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const prometheus = parse(read('monitoring/prometheus/prometheus.yml')) as Prometheus
const alerts = (parse(read('monitoring/prometheus/alerts.yml')) as Rules).groups.flatMap(({ rules }) => rules)
const dashboards = globSync('monitoring/grafana/dashboards/*.json', { cwd: root })
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, { networks: string[]; build?: object; command?: string[] }>
}

/** Metrics of other programs, as their exporters and pages name them. */
const foreign = [
  'up',
  'pg_stat_activity_count',
  'pg_settings_max_connections',
  'redis_memory_used_bytes',
  'rabbitmq_detailed_queue_messages',
  'alertmanager_notifications_failed_total',
]

/** What our services show: what each `Metrics` has from the start, and the gauges that the sources add. */
async function ownMetrics(): Promise<string[]> {
  const { registry } = new Metrics('test')
  const shown = (await registry.getMetricsAsJSON()).flatMap(({ name, type }) =>
    String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  )
  registry.clear()
  const sources = globSync('{gateway,shared/*,subgraphs/*}/src/**/*.ts', { cwd: root })
  const added = sources.flatMap((file) => [...read(file).matchAll(/\.gauge\(\s*'(\w+)'/g)].map(([, name]) => name!))
  return [...shown, ...added]
}

/** Names of the metrics in an expression of PromQL: the words that are no function, label, duration, number or keyword. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '')
  const keywords = new Set(['or', 'and', 'unless', 'group_left', 'group_right', 'bool', 'offset'])
  return [...bare.matchAll(/(?<![\w.])[a-zA-Z_:][\w:]*(?!\s*\()(?![\w:])/g)]
    .map(([name]) => name)
    .filter((name) => !keywords.has(name))
}

describe('Prometheus', () => {
  const scraped = prometheus.scrape_configs.flatMap(({ static_configs }) =>
    static_configs.flatMap(({ targets }) => targets),
  )
  const told = prometheus.alerting.alertmanagers.flatMap(({ static_configs }) =>
    static_configs.flatMap(({ targets }) => targets),
  )

  it.each([...scraped, ...told])('given the target %s, then it is a service on one of its networks', (target) => {
    const [host = ''] = target.split(':')
    if (host === 'localhost') return expect(target).toBe('localhost:9090') // itself
    const shared = compose.services[host]?.networks.filter((network) =>
      compose.services['prometheus']!.networks.includes(network),
    )
    return expect(shared?.length).toBeGreaterThan(0)
  })

  it('measures the gateway and every subgraph on the port of the image', () => {
    const port = read('Dockerfile').match(/\bPORT=(\d+)/)![1]
    const platform = prometheus.scrape_configs.find(({ job_name }) => job_name === 'platform')!.static_configs[0]!
      .targets
    expect(platform.sort()).toEqual(['gateway', ...subgraphs].map((name) => `${name}:${port}`).sort())
  })

  it.each(alerts)(
    'given the alert $alert, then its metrics exist, and it says what is wrong and what to do first',
    async ({ expr, labels, annotations }) => {
      const known = [...(await ownMetrics()), ...foreign]
      expect(metricsIn(expr).length).toBeGreaterThan(0)
      expect(metricsIn(expr).filter((name) => !known.includes(name))).toEqual([])
      expect(['page', 'ticket']).toContain(labels.severity)
      expect(annotations.summary).toMatch(/\.$/)
      expect(annotations.action).toMatch(/\.$/)
    },
  )

  it('has the number of alerts that its README states', () => {
    expect(read('monitoring/README.md')).toContain(`${alerts.length} alerts`)
  })

  const promtool = spawnSync('promtool', ['--version']).status === 0 ? it : it.skip
  promtool('accepts its settings, and the alerts fire as their tests say', () => {
    const run = (...args: string[]) =>
      spawnSync('promtool', args, { cwd: join(root, 'monitoring', 'prometheus'), encoding: 'utf8' })
    expect(run('check', 'config', 'prometheus.yml')).toMatchObject({ status: 0 })
    expect(run('test', 'rules', 'alerts.test.yml')).toMatchObject({ status: 0 })
  })
})

describe('Grafana', () => {
  it.each(dashboards)('given %s, then each panel asks the provisioned source for metrics that exist', async (file) => {
    const { panels } = JSON.parse(read(file)) as Dashboard
    const known = [...(await ownMetrics()), ...foreign]
    const source = parse(read('monitoring/grafana/provisioning/datasources/prometheus.yml')) as {
      datasources: { uid: string; url: string }[]
    }
    expect(source.datasources[0]).toMatchObject({ url: 'http://prometheus:9090' })
    for (const { title, targets } of panels)
      for (const { expr, datasource } of targets) {
        expect(datasource.uid).toBe(source.datasources[0]!.uid)
        const names = metricsIn(expr)
        expect({ title, some: names.length > 0, unknown: names.filter((name) => !known.includes(name)) }).toEqual({
          title,
          some: true,
          unknown: [],
        })
      }
  })

  it('shows requests, p95, errors by code, outbox age, subscriptions and memory', () => {
    const shown = dashboards
      .flatMap((file) =>
        (JSON.parse(read(file)) as Dashboard).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      )
      .join('\n')
    for (const part of [
      'http_requests_total',
      'histogram_quantile(0.95',
      'sum by (code)',
      'outbox_oldest_event_seconds',
      'subscriptions_open',
      'process_resident_memory_bytes',
    ])
      expect(shown).toContain(part)
  })
})

describe('Alertmanager', () => {
  it('knows no address and no secret: the webhook stands in a file that Git ignores', () => {
    const { receivers } = parse(read('monitoring/alertmanager/alertmanager.yml')) as {
      receivers: { webhook_configs: object[] }[]
    }
    expect(receivers.flatMap(({ webhook_configs }) => webhook_configs)).toEqual([
      { url_file: '/etc/alertmanager/webhook-url', send_resolved: true },
    ])
    expect(read('monitoring/alertmanager/.gitignore')).toContain('webhook-url')
  })
})
