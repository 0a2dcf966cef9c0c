import fc from 'fast-check'

/** Short, because every mutant runs every property: an obvious error needs no more time. */
fc.configureGlobal({ interruptAfterTimeLimit: 40, seed: 20261124 })
