/** The shop folder: what a brand writes, loaded and checked. */
@NullMarked
package io.comptoir.shop;

import org.jspecify.annotations.NullMarked;
