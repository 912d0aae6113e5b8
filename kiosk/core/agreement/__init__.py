"""How well a device under test agrees with a reference: the figures of a trial, each with its interval or the reason
why there is none. Pure; numpy only here, off the way to the first screen. What each figure means: docs/agreement.md.
"""
