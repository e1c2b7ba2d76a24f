/** Companies outside that a shop works with: payments, back ends, CRM. */
@NullMarked
package io.comptoir.provider;

import org.jspecify.annotations.NullMarked;
