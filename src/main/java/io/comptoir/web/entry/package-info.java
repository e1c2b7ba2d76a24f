/** Ways into conversations as pages and pictures: short addresses, QR codes, posters. */
@NullMarked
package io.comptoir.web.entry;

import org.jspecify.annotations.NullMarked;
