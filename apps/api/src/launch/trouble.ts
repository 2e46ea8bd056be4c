/** A problem the operator can solve: told in one line, without a stack. */
export class Trouble extends Error {}
