/**
 * Product search on Lucene, behind the core's {@link io.comptoir.commerce.search.ProductSearch}.
 * One immutable index for each version of a catalogue.
 */
@NullMarked
package io.comptoir.index;

import org.jspecify.annotations.NullMarked;
