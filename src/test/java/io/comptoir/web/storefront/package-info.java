@NullMarked
package io.comptoir.web.storefront;

import org.jspecify.annotations.NullMarked;
