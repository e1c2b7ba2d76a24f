@NullMarked
package io.comptoir.entry;

import org.jspecify.annotations.NullMarked;
