/** Orders and their life. Pure. */
@NullMarked
package io.comptoir.commerce.order;

import org.jspecify.annotations.NullMarked;
