/** Products, variants, categories, attributes, reviews and shops, as values. Pure. */
@NullMarked
package io.comptoir.commerce.catalog;

import org.jspecify.annotations.NullMarked;
