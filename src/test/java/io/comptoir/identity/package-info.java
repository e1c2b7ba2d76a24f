@NullMarked
package io.comptoir.identity;

import org.jspecify.annotations.NullMarked;
