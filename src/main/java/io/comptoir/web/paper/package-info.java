/** What is printed about an order: invoices, and labels for goods that come back. */
@NullMarked
package io.comptoir.web.paper;

import org.jspecify.annotations.NullMarked;
