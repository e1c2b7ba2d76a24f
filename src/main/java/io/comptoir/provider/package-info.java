/** Payment providers, each in a package of its own, and what they share. */
@NullMarked
package io.comptoir.provider;

import org.jspecify.annotations.NullMarked;
