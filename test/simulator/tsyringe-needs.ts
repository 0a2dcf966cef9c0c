// @peculiar/x509 stands on tsyringe, which refuses to load without the two reading functions of the
// metadata proposal. None of the classes used here asks for anything to be injected, so there is
// nothing to read: the functions say so.
Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
