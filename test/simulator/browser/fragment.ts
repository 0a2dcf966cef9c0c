// Clara's call-back page for answers in the fragment: the page sends them to Clara's server.
const body = new URLSearchParams(location.hash.slice(1))
void fetch('/auth/exchange', { method: 'POST', body })
  .then((answer): Promise<{ signedInAs?: string }> => answer.json())
  .then(({ signedInAs }) => {
    const outcome = document.querySelector('#outcome')
    if (!outcome) return
    outcome.id = signedInAs ? 'signed-in' : 'failed'
    outcome.textContent = signedInAs ? `signed in as ${signedInAs}` : 'sign-in failed'
  })
