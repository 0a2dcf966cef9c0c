import { accounts, claraTenant } from '../accounts.ts'
import { type Answer, type Asked, escaped, html } from '../http.ts'
import type { World } from '../world.ts'

/** The accounts and their outcomes, with buttons for an administrator's decision. */
export function accountsPage(world: World, asked: Asked): Answer {
  const decision = asked.method === 'POST' ? asked.form.get('decision') : null
  if (decision === 'approve') world.approvedTenants.add(claraTenant)
  if (decision === 'block') world.blockedTenants.add(claraTenant)
  const rows = accounts.map(
    ({ user, what, scenario, code = '' }) =>
      `<tr><td><code>${escaped(user)}</code><td>${escaped(what)}<td>${scenario}<td>${code}`,
  )
  return html(`<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Accounts of the simulator</title>
<style>body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }
table { border-collapse: collapse } td, th { text-align: start; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #ddd }</style>
<h1>Accounts of the simulator</h1>
<p>Any password works except <code>wrong</code>; any code for the second factor except <code>000000</code>.
<code>name+formOnly@…</code> is the same person, with another form of the approval pages
(iErrorCode, sErrorCode, exceptionMessage, unknownPageId, formOnly).</p>
<form method="post"><p>contoso.example's administrator:
<button name="decision" value="approve" id="approve">approves</button>
<button name="decision" value="block" id="block">blocks the app</button>
${[...world.requests].map((request) => `<br>Request of ${escaped(request)}`).join('')}</form>
<table><tr><th>Account<th>What happens<th>Scenario<th>Code${rows.join('')}</table></html>`)
}
