/** Tests of the store, on a real PostgreSQL: see {@link io.comptoir.storage.TestDatabase}. */
@NullMarked
package io.comptoir.storage;

import org.jspecify.annotations.NullMarked;
