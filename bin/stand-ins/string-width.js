/** Stands in for the string-width of cli-table3: the program measures text in one way alone. */
module.exports = require("../../src/output/width.ts").displayWidth;
