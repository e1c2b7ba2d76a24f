@NullMarked
package io.comptoir.web;

import org.jspecify.annotations.NullMarked;
