/**
 * Stands in for better-sqlite3's own search for its binary, which tries a dozen places: npm puts it
 * in this one.
 */
module.exports = (file) => require(`better-sqlite3/build/Release/${file}`);
