/** What happened, in plain words; the toolbar's icon beside it ties the two together. */
export function Headline({ icon, text }: { icon: 'normal' | 'attention' | 'solved'; text: string }) {
  return (
    <header>
      <img src={`icons/${icon}-48.png`} width="36" height="36" alt="" />
      <h1>{text}</h1>
    </header>
  )
}

/** What to do, in order: the first step is the one that counts now. */
export function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={step}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
