import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { lookUpsOf } from '../../src/report/look-ups.ts'
import { attemptOf, clientId, noon, page, pasted, request } from '../builders.ts'
import { blockedAt, correlationId, inputOf, requestId } from './input.ts'

describe('the queries for an attempt', () => {
  const lookUps = async (attempt = blockedAt({ codes: ['90094'] })) => lookUpsOf(await inputOf(attempt))

  it('name their language and the permission that they need', async () => {
    expect((await lookUps()).map(({ language }) => language)).toEqual(['http', 'powershell', 'kusto'])
    expect((await lookUps())[0]?.label).toContain('AuditLog.Read.All')
  })

  it('ask Microsoft Graph for the app at that time', async () => {
    const [graph] = await lookUps()
    const address = new URL(graph?.code.replace(/^GET /, '') ?? '')
    expect(address.origin + address.pathname).toBe('https://graph.microsoft.com/v1.0/auditLogs/signIns')
    expect([...address.searchParams]).toEqual([
      [
        '$filter',
        `createdDateTime ge 2026-11-23T11:50:00Z and createdDateTime le 2026-11-23T12:30:05Z and appId eq '${clientId}'`,
      ],
    ])
  })

  it('ask the same in PowerShell, and filter by correlation ID', async () => {
    const [, powershell] = await lookUps()
    expect(powershell?.code.split('\n')).toEqual([
      "Connect-MgGraph -Scopes 'AuditLog.Read.All'",
      `Get-MgAuditLogSignIn -All -Filter 'createdDateTime ge 2026-11-23T11:50:00Z and createdDateTime le 2026-11-23T12:30:05Z and appId eq ''${clientId}''' |`,
      `  Where-Object CorrelationId -eq '${correlationId}' |`,
      expect.stringMatching(/^ {2}Select-Object CreatedDateTime, /),
    ])
  })

  it('ask Log Analytics by every identifier', async () => {
    const [, , kusto] = await lookUps()
    expect(kusto?.code).toContain(
      '| where TimeGenerated between (datetime(2026-11-23T11:50:00Z) .. datetime(2026-11-23T12:30:05Z))',
    )
    expect(kusto?.code).toContain(
      `| where CorrelationId == "${correlationId}" or Id == "${requestId}" or AppId == "${clientId}"`,
    )
  })

  it('span all that was seen, also before the attempt began', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    const before = { ...attempt, startedAt: noon + 60_000 }
    const [, , kusto] = await lookUps(before)
    expect(kusto?.code).toContain('datetime(2026-11-23T11:50:00Z) .. datetime(2026-11-23T12:31:00Z)')
  })

  it('leave out an identifier that is no GUID: somebody has made it up', async () => {
    const ids = { correlationId: 'see evil.example', requestId: 'x', clientId: null }
    const attempt = attemptOf(request({ clientId: 'evil.example' }), page({ codes: ['90094'], ...ids }))
    for (const { code } of await lookUps({ ...attempt, recognition: 'origin' })) {
      expect(code).not.toMatch(/evil|appId eq|where CorrelationId|Where-Object/)
    }
  })

  it('ask for the time alone if nothing else was seen', async () => {
    const [plain, shell, query] = lookUpsOf(
      await inputOf(attemptOf(pasted({ code: '90094', codes: ['90094'] }))),
    )
    const { searchParams } = new URL(plain?.code.replace(/^GET /, '') ?? '')
    expect(searchParams.get('$filter')).toBe(
      'createdDateTime ge 2026-11-16T12:00:00Z and createdDateTime le 2026-11-23T12:30:00Z',
    )
    expect(shell?.code).not.toContain('Where-Object')
    expect(query?.code.split('\n')).toEqual([
      expect.stringMatching(/^union /),
      '| where TimeGenerated between (datetime(2026-11-16T12:00:00Z) .. datetime(2026-11-23T12:30:00Z))',
      expect.stringMatching(/^\| project /),
      '| order by TimeGenerated asc',
    ])
  })

  it('go back a week only for a text without a time', async () => {
    const kustoOf = async (attempt: SignInAttempt) => lookUpsOf(await inputOf(attempt))[2]?.code
    const stamped = pasted({ code: '90094', codes: ['90094'], timestamp: '2026-11-23T12:00:00Z' })
    for (const attempt of [attemptOf(stamped), attemptOf(request(), page({ codes: ['90094'] }))])
      expect(await kustoOf(attempt)).toContain('between (datetime(2026-11-23T11:50:00Z)')
  })

  it('ask for the app that a text names if no request was seen', async () => {
    const text = pasted({ code: '90094', codes: ['90094'], clientId })
    const [plain] = lookUpsOf(await inputOf(attemptOf(text)))
    expect(decodeURIComponent(plain?.code ?? '')).toContain(`appId eq '${clientId}'`)
  })

  it('are not in a report for Clara’s support, who cannot see the company’s logs', async () => {
    const { sections } = buildReport(await inputOf(blockedAt({ codes: ['50011'] })))
    expect(sections.some(({ id }) => id === 'lookUps')).toBe(false)
    expect((await loadWords('en')).report.lookUps).not.toBe('')
  })
})
