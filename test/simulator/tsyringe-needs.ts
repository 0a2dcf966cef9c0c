// @peculiar/x509 uses tsyringe, which needs two functions of the metadata proposal to load.
// No class here injects anything, so they return nothing.
Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
