/** Keyset pages: a bounded list, and the opaque cursor that continues it. */
package org.orebook.chassis.page;
