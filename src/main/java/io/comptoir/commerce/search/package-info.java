/**
 * What a shopper looks for, as a query, and what was found. Pure interfaces; Lucene implements them
 * in {@code index}.
 */
@NullMarked
package io.comptoir.commerce.search;

import org.jspecify.annotations.NullMarked;
