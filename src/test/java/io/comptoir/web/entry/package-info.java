@NullMarked
package io.comptoir.web.entry;

import org.jspecify.annotations.NullMarked;
