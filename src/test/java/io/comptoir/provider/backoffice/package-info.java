@NullMarked
package io.comptoir.provider.backoffice;

import org.jspecify.annotations.NullMarked;
