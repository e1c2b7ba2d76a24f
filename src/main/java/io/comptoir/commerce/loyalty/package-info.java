/** Points for what was bought, and what they are worth. Pure. */
@NullMarked
package io.comptoir.commerce.loyalty;

import org.jspecify.annotations.NullMarked;
