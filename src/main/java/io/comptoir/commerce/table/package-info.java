/** A shop's own tables: rules, rates and places that flows look up. Pure. */
@NullMarked
package io.comptoir.commerce.table;

import org.jspecify.annotations.NullMarked;
