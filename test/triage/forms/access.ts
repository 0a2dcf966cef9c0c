/* Access logs with the same nine requests. Each field holds a planted secret. */

/** Nothing with this word may leave the reader. */
export const planted = 'Pl4nt3dS3cr3t'
/** As a planted name of a person and its address. */
export const person = 'ana.planted'
export const address = '203.0.113.77'

export interface Request {
  method: string
  path: string
  query?: string
  host?: string
  at: string
  referer?: string
}

const secrets = `state=${planted}State&session_state=${planted}Session&client_info=${planted}Info`
const description = (code: string, id: number) =>
  encodeURIComponent(
    `AADSTS${code}: User account '${person}@contoso.example' from ${address} did not get in.\r\n` +
      `Trace ID: 7ace0000-0000-4000-8000-00000000000${id}\r\n` +
      `Correlation ID: c0de0000-0000-4000-8000-00000000000${id}\r\nTimestamp: 2026-11-20 10:15:00Z`,
  ).replaceAll('%20', '+')
const explanation = (code: string) =>
  `error_uri=${encodeURIComponent(`https://login.microsoftonline.com/error?code=${code}`)}`

/** The two last differ by host: logs without hosts hold only the first eight. */
const requests: readonly Request[] = [
  { method: 'GET', path: '/', query: `token=${planted}`, at: '2026-11-20T10:14:00Z' },
  {
    method: 'GET',
    path: '/auth/callback',
    query: `error=access_denied&error_subcode=cancel&error_description=${description('65004', 1)}&${secrets}`,
    at: '2026-11-20T10:15:30Z',
    referer: `https://login.microsoftonline.com/common/oauth2/authorize?login_hint=${planted}`,
  },
  {
    method: 'GET',
    path: '/auth/callback',
    query: `error=access_denied&error_description=${description('90094', 2)}&${secrets}&id_token=${planted}`,
    at: '2026-11-20T10:59:59Z',
  },
  {
    method: 'GET',
    path: `/users/${planted}/callback`,
    query: `error=access_denied&${explanation('50105')}&${secrets}`,
    at: '2026-11-20T11:05:00Z',
  },
  { method: 'GET', path: '/auth/callback', query: `code=${planted}&${secrets}`, at: '2026-11-20T11:06:00Z' },
  {
    method: 'POST',
    path: '/signin-oidc',
    at: '2026-11-20T11:07:00Z',
    referer: 'https://login.microsoftonline.com/',
  },
  { method: 'GET', path: '/coupons', query: `code=${planted}`, at: '2026-11-20T11:08:00Z' },
  { method: 'POST', path: `/cards/${planted}`, at: '2026-11-20T11:09:00Z' },
  {
    method: 'GET',
    path: '/auth/callback',
    query: `error=access_denied&error_description=${description('90094', 3)}&${secrets}`,
    host: `${planted}.contoso.example`.toLowerCase(),
    at: '2026-11-20T11:10:00Z',
  },
]

export interface AccessForm {
  name: string
  exporter: string
  text: string
  hasHost: boolean
}

const targetOf = ({ path, query }: Request) => (query === undefined ? path : `${path}?${query}`)
const hostOf = ({ host = 'app.clara.com' }: Request) => host
const agent = `Mozilla/5.0 (X11; Linux x86_64) \\"${planted}\\" AppleWebKit/537.36 (KHTML, like Gecko)`
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 20/Nov/2026:04:15:30 -0600, as in Mexico City. */
function bracketed(at: string): string {
  const local = new Date(Date.parse(at) - 6 * 3_600_000).toISOString()
  return `${local.slice(8, 10)}/${months[Number(local.slice(5, 7)) - 1]}/${local.slice(0, 4)}:${local.slice(11, 19)} -0600`
}

const commonLine = (one: Request) =>
  `${address} - ${person} [${bracketed(one.at)}] "${one.method} ${targetOf(one)} HTTP/1.1" 302 154`
const combinedLine = (one: Request) => `${commonLine(one)} "${one.referer ?? '-'}" "${agent}"`

const albLine = (one: Request) =>
  [
    `https ${one.at.replace('Z', '.186641Z')} app/clara/50dc6c495c0c9188 ${address}:2817 10.0.0.1:80`,
    '0.086 0.048 0.037 302 302 0 57',
    `"${one.method} https://${hostOf(one)}:443${targetOf(one)} HTTP/2.0" "${agent.replaceAll('\\"', '')}"`,
    'ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2',
    'arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/clara/73e2d6bc24d8a067',
    `"Root=1-${planted}" "${hostOf(one)}" "arn:aws:acm:us-east-2:123456789012:certificate/1" 1`,
    `${one.at.replace('Z', '.135000Z')} "forward" "-" "-" "10.0.0.1:80" "302" "-" "-" TID_${planted}`,
  ].join(' ')

const nginxLine = (one: Request) =>
  JSON.stringify({
    time_iso8601: one.at.replace('Z', '+00:00'),
    remote_addr: address,
    remote_user: person,
    request_method: one.method,
    request_uri: targetOf(one),
    host: hostOf(one),
    status: 302,
    http_referer: one.referer ?? '',
    http_user_agent: agent,
    http_cookie: `session=${planted}`,
  })

const cloudflareLine = (one: Request) =>
  JSON.stringify({
    ClientIP: address,
    ClientRequestHost: hostOf(one),
    ClientRequestMethod: one.method,
    ClientRequestURI: targetOf(one),
    ClientRequestReferer: one.referer ?? '',
    ClientRequestUserAgent: agent,
    EdgeStartTimestamp: Date.parse(one.at) * 1_000_000,
    EdgeResponseStatus: 302,
    RayID: planted,
  })

/** The writers of a line each, for other requests. */
export const accessWriters: readonly { form: string; write: (one: Request) => string }[] = [
  { form: 'Common Log Format', write: commonLine },
  { form: 'Combined Log Format', write: combinedLine },
  { form: 'AWS ALB', write: albLine },
  { form: 'nginx JSON', write: nginxLine },
  { form: 'Cloudflare', write: cloudflareLine },
]

const own = requests.slice(0, 8)

const form = (
  name: string,
  exporter: string,
  lines: readonly string[],
  hasHost = lines.length > own.length,
): AccessForm => ({ name, exporter, text: `${lines.join('\n')}\n`, hasHost })

export const accessForms: readonly AccessForm[] = [
  form('common', 'Common Log Format', own.map(commonLine)),
  form('combined', 'Combined Log Format', own.map(combinedLine)),
  form(
    'combined with CR LF',
    'Combined Log Format',
    own.map((one) => `${combinedLine(one)}\r`),
  ),
  form(
    'combined behind the virtual host',
    'Combined Log Format',
    requests.map((one) => `${hostOf(one)}:443 ${combinedLine(one)}`),
  ),
  form('AWS ALB', 'AWS ALB', requests.map(albLine)),
  form(
    'AWS classic load balancer',
    'AWS ALB',
    requests.map((one) => albLine(one).replace('https ', '').replace('app/clara/50dc6c495c0c9188', 'clara')),
  ),
  form('nginx JSON', 'nginx JSON', requests.map(nginxLine)),
  form(
    'nginx JSON with the first line of the request',
    'nginx JSON',
    requests.map((one) =>
      JSON.stringify({
        time: bracketed(one.at),
        client: address,
        vhost: hostOf(one),
        request: `${one.method} ${targetOf(one)} HTTP/2.0`,
        referer: one.referer ?? '-',
      }),
    ),
  ),
  form(
    'nginx JSON with path and arguments, and signs that JSON does not know',
    'nginx JSON',
    requests.map(
      (one) =>
        `{"msec":"${Date.parse(one.at) / 1000}.000","request_method":"${one.method}","uri":"${one.path}",` +
        `"args":"${one.query ?? ''}","http_host":"${hostOf(one)}","http_referer":"${one.referer ?? '-'}","agent":"\\x22${planted}\\x22"}`,
    ),
  ),
  form(
    'Caddy',
    'nginx JSON',
    requests.map((one) =>
      JSON.stringify({
        level: 'info',
        ts: Date.parse(one.at) / 1000 + 0.25,
        logger: 'http.log.access',
        msg: 'handled request',
        request: {
          remote_ip: address,
          method: one.method,
          host: hostOf(one),
          uri: targetOf(one),
          headers: { Referer: [one.referer ?? ''], Cookie: [planted] },
        },
        user_id: person,
      }),
    ),
  ),
  form(
    'Envoy',
    'Envoy',
    requests.map(
      (one) =>
        `[${one.at.replace('Z', '.310Z')}] "${one.method} ${targetOf(one)} HTTP/2" 302 - 0 154 0 226 100 "${address}" "${agent}" "${planted}" "${hostOf(one)}" "tcp://10.0.2.1:80"`,
    ),
  ),
  form(
    'HAProxy',
    'HAProxy',
    own.map(
      (one) =>
        `Nov 20 10:15:30 lb haproxy[14389]: ${address}:33317 [${one.at.slice(8, 10)}/Nov/2026:${one.at.slice(11, 19)}.655] https-in~ clara/web1 10/0/30/69/109 302 2750 - - ---- 1/1/1/1/0 0/0 {${planted}} "${one.method} ${targetOf(one)} HTTP/1.1"`,
    ),
  ),
  form(
    'IIS',
    'W3C',
    [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status',
      ...own.map((one) =>
        [
          ...[one.at.slice(0, 10), one.at.slice(11, 19), '10.0.0.1', one.method, one.path, one.query ?? '-'],
          ...['443', person, address, planted, one.referer ?? '-', '302'],
        ].join(' '),
      ),
    ],
    false,
  ),
  form(
    'CloudFront',
    'W3C',
    [
      '#Version: 1.0',
      '#Fields: date time x-edge-location c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs-uri-query cs(Cookie) x-host-header',
      ...requests.map((one) =>
        [
          ...[
            one.at.slice(0, 10),
            one.at.slice(11, 19),
            'GRU1',
            address,
            one.method,
            'd1.cloudfront.example',
          ],
          ...[one.path, '302', one.referer ?? '-', one.query ?? '-', planted, hostOf(one)],
        ].join('\t'),
      ),
    ],
    true,
  ),
  form('Cloudflare', 'Cloudflare', requests.map(cloudflareLine)),
]
