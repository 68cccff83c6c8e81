/**
 * Stands in for chalk's own look at the terminal: the session decides on colour, and asking loads
 * what only a network needs.
 */
module.exports = { stdout: false, stderr: false };
