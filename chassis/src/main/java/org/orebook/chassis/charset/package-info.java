/** In which charsets others may send text. */
package org.orebook.chassis.charset;
