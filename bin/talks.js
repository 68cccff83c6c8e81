#!/usr/bin/env node
const { ended } = require("./load.js").load().start();

// Left alone, Node would first wait for V8 to finish compiling what nobody will run any more.
ended.then(() => process.exit());
