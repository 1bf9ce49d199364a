/** That the benchmark counts rightly. Nothing here measures Orebook. */
package org.orebook.load;
