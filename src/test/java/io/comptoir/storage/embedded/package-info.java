/** Tests of the embedded PostgreSQL with real processes, killed for real. */
@NullMarked
package io.comptoir.storage.embedded;

import org.jspecify.annotations.NullMarked;
