/**
 * PostgreSQL behind the house: {@link io.comptoir.storage.Database} opens it, embedded or a server
 * of the operator's, and brings its schema up to date; the SQL stores live beside it.
 */
@NullMarked
package io.comptoir.storage;

import org.jspecify.annotations.NullMarked;
