/**
 * The same stores without a database, for {@code chat}, {@code test} and tests: everything is in
 * one {@link io.comptoir.storage.memory.Memory} and gone with it. They pass the contract suites of
 * the SQL stores.
 */
@NullMarked
package io.comptoir.storage.memory;

import org.jspecify.annotations.NullMarked;
