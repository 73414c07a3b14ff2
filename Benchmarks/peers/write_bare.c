/* S2's other side: libxlsxwriter alone writes the same number of workbooks, and of cells of each
 * kind, as `bill` did, on as many threads. The values are made up in memory: nothing is read,
 * rated, checked or read back, no ledger, no CSV, no XML, nothing is synced.
 *
 *   write_bare FOLDER FILES TEXTS NUMBERS FORMULAS THREADS     (cells a file)
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

enum { COLUMNS = 20 };

static const char *folder;
static int files, texts, numbers, formulas;
static atomic_int next_file;

static void write_file(int file) {
    char path[4096];
    snprintf(path, sizeof path, "%s/K%05d.xlsx", folder, file);
    lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = (char *)folder};
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Pozycje");
    lxw_format *money = workbook_add_format(book);
    format_set_num_format(money, "#,##0.00");
    int total = texts + numbers + formulas;
    for (int cell = 0; cell < total; cell++) {
        lxw_row_t row = cell / COLUMNS;
        lxw_col_t column = cell % COLUMNS;
        /* The kinds are spread evenly over the columns. */
        int kind = (int)((long long)(cell % COLUMNS) * total / COLUMNS);
        if (kind < texts) {
            char text[32];
            /* Half of the texts are ids that occur once, half come again. */
            if (cell & 1)
                snprintf(text, sizeof text, "S-%09d", file * 100000 + cell);
            else
                snprintf(text, sizeof text, "Konsultacja %d", cell % 40);
            worksheet_write_string(sheet, row, column, text, NULL);
        } else if (kind < texts + numbers) {
            worksheet_write_number(sheet, row, column, cell * 1.25, money);
        } else {
            worksheet_write_formula_num(sheet, row, column, "=ROUND(E2*F2,2)", money, cell * 1.25);
        }
    }
    if (workbook_close(book) != LXW_NO_ERROR) {
        fprintf(stderr, "%s: not written\n", path);
        exit(1);
    }
}

static void *work(void *unused) {
    for (int file; (file = atomic_fetch_add(&next_file, 1)) < files;) write_file(file);
    return unused;
}

int main(int count, char **words) {
    if (count != 7) return 64;
    folder = words[1];
    files = atoi(words[2]);
    texts = atoi(words[3]);
    numbers = atoi(words[4]);
    formulas = atoi(words[5]);
    int threads = atoi(words[6]);
    pthread_t others[64];
    for (int thread = 1; thread < threads; thread++) pthread_create(&others[thread], NULL, work, NULL);
    work(NULL);
    for (int thread = 1; thread < threads; thread++) pthread_join(others[thread], NULL);
    return 0;
}
