import fc from 'fast-check'

/** Every mutant passes by every property: each gets as long as it needs to find what is plain to see. */
fc.configureGlobal({ interruptAfterTimeLimit: 40, seed: 20261124 })
